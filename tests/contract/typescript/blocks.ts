// One view for each type of block.
import type { components } from "./api.js";

type Schemas = components["schemas"];

export function blockAsText(block: Schemas["Block"]): string {
  switch (block.type) {
    case "heading":
      return `${"#".repeat(block.level)} ${block.text}`;
    case "text":
      return block.html;
    case "image":
      return `[${block.image.alt}] ${block.caption}`;
    case "gallery":
      return block.images.map(({ image }) => `[${image.alt}]`).join(" ");
    case "table":
      return [block.caption, block.head.join("\t"), ...block.rows.map((row) => row.join("\t"))].join("\n");
    case "files":
      return block.files.map((file) => `${file.title} (${file.size} bytes)`).join("\n");
    case "quotation":
      return `「${block.text}」 ${block.speaker}`;
    case "callout":
      return `${block.kind}: ${block.title} ${block.html}`;
    case "accordion":
      return block.items.map((item) => `+ ${item.title}`).join("\n");
    case "record":
      return `→ ${block.record.title}`;
    case "links":
      return block.links.map((link) => `${link.text} ${link.url}`).join("\n");
    case "figure":
      return `${block.label} ${block.value}${block.unit} (${block.as_of})`;
    default:
      return unknownBlock(block);
  }
}

// The compiler refuses the call while a type of block has no case above. At run time, a type that
// is newer than this program is left out.
function unknownBlock(_block: never): string {
  return "";
}
