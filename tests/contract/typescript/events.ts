// A front end in small: lists the events, then prints that of one day with its programme and blocks.
// node events.js https://renkei.example.jp 2016-04-26
import type { components } from "./api.js";
import { blockAsText } from "./blocks.js";
import { get } from "./client.js";

type ProgrammeItem = components["schemas"]["ProgrammeItem"];

function programmeAsText(items: ProgrammeItem[]): string[] {
  return items.map((item) => {
    const speakers = item.speakers.map((speaker) => `${speaker.name}（${speaker.role.label}）`);
    return `- ${item.title} ${speakers.join("、")}`.trimEnd();
  });
}

async function main(site: string, day: string): Promise<void> {
  const list = await get("/api/v1/events", new URL("/api/v1/events?limit=100", site));
  console.log(`${list.count} events`);
  for (const event of list.items) {
    console.log(`${event.date_of_start ?? "?"} ${event.title} [${event.status.value}]`);
  }
  const chosen = list.items.find((event) => event.date_of_start === day);
  if (!chosen) throw new Error(`No event on ${day}.`);
  const page = await get("/api/v1/pages/{key}", new URL(chosen.meta.detail_url, site));
  if (page.type !== "news.EventPage") throw new Error(`${page.type} is no event.`);
  console.log(`\n${page.title}`);
  console.log([page.location, ...page.sessions.map((session) => session.start)].join(" "));
  console.log(programmeAsText(page.programme).join("\n"));
  console.log(page.body.map(blockAsText).join("\n"));
}

const [site, day] = process.argv.slice(2);
if (!site || !day) throw new Error("Which site, and the event of which day?");
await main(site, day);
