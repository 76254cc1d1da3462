"""What on a screen somebody reads, or has read to them, who knows no English."""

import re
from collections.abc import Iterator

from playwright.sync_api import Page as Tab

TEXTS = """() => {
  const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'CODE', 'KBD', 'SVG', 'TEXTAREA']);
  const ABROAD = '.xdsoft_save_selected, .search-form .submit.w-sr-only, ' +
                 '[data-side-panel-toggle-counter][hidden]';
  const SAID = ['title', 'placeholder', 'aria-label', 'aria-description', 'alt',
                'data-w-tooltip-content-value'];
  const found = new Set([document.title]);
  const look = (node) => {
    if (node.nodeType === Node.TEXT_NODE) found.add(node.textContent.trim());
    if (node.nodeType === Node.ELEMENT_NODE) {
      // What the date pickers never show, and a button that no catalogue reaches.
      if (SKIPPED.has(node.tagName.toUpperCase()) || node.matches(ABROAD)) return;
      SAID.forEach((name) => found.add((node.getAttribute(name) || '').trim()));
      if (node.matches('input[type=submit], input[type=button]')) found.add(node.value);
      if (node.matches('template')) return node.content.childNodes.forEach(look);
    }
    node.childNodes.forEach(look);
  };
  look(document.body);
  return [...found];
}"""

KEYS = "Ctrl|Shift|Alt|Esc|Enter|Tab"
FORMATS = "AVIF|CSV|DOCX|Excel|GIF|HEIC|HTML|JPE?G|JSON|PDF|PNG|PPTX|TXT|WEBP|WebP|XLSX|ZIP"
ENCODINGS = "BOM|CP932|Shift_JIS|UTF"
SHORT = "API|CC|ID|JGD|JR|KB|MB|PIN|PR|SEO|SNS|URL|USB"
NAMES = "English|iPhone|NEWS|Renkei|Wagtail|YouTube|JavaScript"
DEVICES = "Android|Chrome|Edge|Firefox|iPad|Linux|Mac|Safari|Windows"

UNDERSTOOD = re.compile(
    # Addresses, names of files and hosts, slugs, and the empty rows that forms keep as text.
    r"https?://\S*|tel:|mailto:|[\w.+-]+@[\w.-]+|[\w-]+\.(?:csv|png|jpg|pdf|txt|webp|xlsx)|localhost"
    r"|(?<![A-Za-z])[a-z]+(?:-[a-z]+)+(?![A-Za-z])|</?div>"
    rf"|(?<![A-Za-z])(?:{ENCODINGS}|{KEYS}|{FORMATS}|{SHORT}|{NAMES}|{DEVICES})(?![A-Za-z])",
)
EXAMPLE = re.compile(r"例:.*")
IDENTIFIER = re.compile(r"[a-z_]+\.[a-z]+")
WORD = re.compile(r"[A-Za-z]{2,}")


def english_on(tab: Tab) -> Iterator[str]:
    """Every text of a screen in which a word of English is left."""
    for text in tab.evaluate(TEXTS):
        rest = UNDERSTOOD.sub("", EXAMPLE.sub("", text))
        if WORD.search(rest) and not IDENTIFIER.fullmatch(text):
            yield " ".join(text.split())
