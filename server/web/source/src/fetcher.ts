import type { Fetcher, FetcherOpts, FetcherParams } from "@graphiql/toolkit";

// Events are taken too, and come for subscriptions alone.
const HEADERS = {
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.8",
};

// The endpoint stands beside this page: the same origin, and the same prefix if a reverse proxy adds one.
const ENDPOINT = new URL("graphql", document.baseURI);

export const fetcher: Fetcher = async (params: FetcherParams, options?: FetcherOpts) => {
  const headers = { ...HEADERS, ...options?.headers };
  const stopping = new AbortController();
  const response = await fetch(ENDPOINT, {
    method: "POST", headers, body: JSON.stringify(params), signal: stopping.signal,
  });
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream");
  return isStream && response.body ? stoppable(events(response.body), stopping) : answer(response.status, await response.text());
};

// A proxy in between may answer with a page of its own: it is shown as it came rather than as a fault of JSON.
function answer(status: number, text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `Wanted JSON from ${ENDPOINT.pathname}, found status ${status}: ${text.slice(0, 500)}` }] };
  }
}

// A generator that waits for the next event does not hear that it shall stop, so the connection is cut instead.
function stoppable(found: AsyncGenerator<object>, stopping: AbortController): AsyncIterableIterator<any> {
  return {
    next: () => found.next().catch((error) => (stopping.signal.aborted ? { done: true, value: undefined } : Promise.reject(error))),
    return: async () => {
      stopping.abort();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<object> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      if (block.startsWith("event: complete")) return;
      const data = block.split("\n").find((line) => line.startsWith("data: "));
      if (data) yield JSON.parse(data.slice(6));
    }
  }
}
