// One function that asks, and an error that carries what the API says went wrong.
import type { components, paths } from "./api.js";

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

export class ProblemError extends Error {
  constructor(readonly problem: components["schemas"]["Problem"]) {
    super(`${problem.code}: ${problem.detail}`);
  }
}

// `Path` says which operation answers at the address, and so what the answer looks like.
export async function get<Path extends keyof paths>(_path: Path, address: URL): Promise<Answer<Path>> {
  const response = await fetch(address);
  if (!response.ok) throw new ProblemError((await response.json()) as components["schemas"]["Problem"]);
  return (await response.json()) as Answer<Path>;
}
