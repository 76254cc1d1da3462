"""The same list as one statement by hand: what PostgreSQL alone could do.

`LIST` leaves links in rich text and images in bodies as numbers. `LIST_WITH_TARGETS` says, too,
what these numbers mean, for a front end that puts it in their place. Neither hides anything but
pages that are not live.
"""

BEGINNING = """
WITH part AS (
    SELECT p.id, count(*) OVER () AS in_all
    FROM wagtailcore_page p JOIN news_newspage n ON n.page_ptr_id = p.id
    JOIN wagtailcore_locale l ON l.id = p.locale_id
    WHERE p.live AND l.language_code = 'ja'
    ORDER BY n.date_published DESC, p.id DESC
    OFFSET %s LIMIT %s
)
SELECT json_build_object(
    'count', coalesce(max(part.in_all), 0),
    'items', coalesce(json_agg(json_build_object(
        'type', 'news.NewsPage',
        'id', p.id,
        'meta', json_build_object(
            'type', 'news.NewsPage', 'slug', p.slug, 'locale', 'ja',
            'html_url', 'https://bench.example.jp' || substr(p.url_path, 6),
            'detail_url', 'https://bench.example.jp/api/v1/pages/' || p.id,
            'first_published_at', p.first_published_at,
            'last_published_at', p.last_published_at),
        'title', p.title,
        'description', p.search_description,
        'image', (
            SELECT json_build_object(
                'id', i.id, 'alt', n.image_alt, 'decorative', n.image_is_decorative,
                'title', i.title, 'credit', i.credit,
                'width', i.width, 'height', i.height,
                'srcset', (
                    SELECT json_agg(json_build_object(
                        'url', 'https://bench.example.jp/media/' || r.file,
                        'width', r.width, 'height', r.height, 'media_type', 'image/webp'
                    ) ORDER BY r.width)
                    FROM media_portalrendition r WHERE r.image_id = i.id))
            FROM media_portalimage i WHERE i.id = n.image_id),
        'date_published', n.date_published,
        'category', n.category,
        'field', n.cooperation_fields,
        'series', json_build_object('id', s.id, 'name', s.name, 'description', s.description),
        'lead', n.lead,
        'body', n.body,
        'organizations', (
            SELECT json_agg(json_build_object(
                'id', o.id, 'type', 'members.Organization', 'title', o.name,
                'description', coalesce(above.name, '') || o.county,
                'html_url', 'https://bench.example.jp/organizations/' || o.slug || '/',
                'detail_url', 'https://bench.example.jp/api/v1/organizations/' || o.id
            ) ORDER BY b.sort_order)
            FROM news_newsorganization b
            JOIN members_organization o ON o.id = b.organization_id
            LEFT JOIN members_organization above ON above.id = o.prefecture_id
            WHERE b.page_id = p.id),
        'breadcrumbs', (
            SELECT json_agg(json_build_object(
                'title', a.title,
                'html_url', 'https://bench.example.jp' || substr(a.url_path, 6)
            ) ORDER BY a.path)
            FROM wagtailcore_page a
            WHERE a.path IN (left(p.path, 8), left(p.path, 12)) AND a.depth < p.depth)
"""

TARGETS = r"""
        , 'links', (
            SELECT json_agg(json_build_object(
                'id', t.id, 'type', k.app_label || '.' || k.model, 'title', t.title,
                'description', t.search_description,
                'html_url', 'https://bench.example.jp' || substr(t.url_path, 6),
                'detail_url', 'https://bench.example.jp/api/v1/pages/' || t.id))
            FROM wagtailcore_page t JOIN django_content_type k ON k.id = t.content_type_id
            WHERE t.live AND t.id IN (
                SELECT found[1]::int
                FROM regexp_matches(n.body::text, 'linktype=\\"page\\" id=\\"(\d+)', 'g') found
                UNION SELECT (block->'value'->>'page')::int
                FROM jsonb_array_elements(n.body) block WHERE block->>'type' = 'record')),
        'images', (
            SELECT json_agg(json_build_object(
                'id', i.id, 'title', i.title, 'credit', i.credit,
                'width', i.width, 'height', i.height,
                'srcset', (
                    SELECT json_agg(json_build_object(
                        'url', 'https://bench.example.jp/media/' || r.file,
                        'width', r.width, 'height', r.height, 'media_type', 'image/webp'
                    ) ORDER BY r.width)
                    FROM media_portalrendition r WHERE r.image_id = i.id)))
            FROM media_portalimage i
            WHERE i.id IN (
                SELECT (block->'value'->'image'->>'image')::int
                FROM jsonb_array_elements(n.body) block WHERE block->>'type' = 'image'))
"""

END = """
    ) ORDER BY n.date_published DESC, p.id DESC), '[]'::json))::text
FROM part JOIN wagtailcore_page p USING (id)
JOIN news_newspage n ON n.page_ptr_id = p.id
LEFT JOIN news_series s ON s.id = n.series_id
"""

LIST = BEGINNING + END
LIST_WITH_TARGETS = BEGINNING + TARGETS + END
