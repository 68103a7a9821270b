import type { Fetcher, FetcherOpts, FetcherParams } from "@graphiql/toolkit";

const HEADERS = {
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json;q=0.9",
};

// The endpoint stands beside this page: the same origin, and the same prefix if a reverse proxy adds one.
const ENDPOINT = new URL("graphql", document.baseURI);

export const fetcher: Fetcher = async (params: FetcherParams, options?: FetcherOpts) => {
  const headers = { ...HEADERS, ...options?.headers };
  const response = await fetch(ENDPOINT, { method: "POST", headers, body: JSON.stringify(params) });
  return answer(response.status, await response.text());
};

// A proxy in between may answer with a page of its own: it is shown as it came rather than as a fault of JSON.
function answer(status: number, text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `Wanted JSON from ${ENDPOINT.pathname}, found status ${status}: ${text.slice(0, 500)}` }] };
  }
}
