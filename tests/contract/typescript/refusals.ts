// What the generated types must refuse: each next line is an error, or the compiler complains.
import type { components } from "./api.js";

type Schemas = components["schemas"];

export function misuse(page: Schemas["AnyPage"], block: Schemas["Block"], event: Schemas["EventDetail"]): void {
  // @ts-expect-error only events have a programme, and nobody asked whether this is one
  void page.programme;
  // @ts-expect-error only some blocks have HTML
  void block.html;
  // @ts-expect-error there is no such block
  if (block.type === "カナリア") void block;
  // @ts-expect-error an event may have no date yet
  void event.date_of_start.length;
  // @ts-expect-error a member's or editor's field is no part of the public API
  void event.owner;
}
