/** A request as a client sent it. */
export interface SentRequest {
  readonly method: string;
  /** Of the body, or of the query string. */
  readonly members: readonly string[];
}

/** A `fetch` that notes what a client sends. */
export interface RecordingFetch {
  readonly fetch: typeof globalThis.fetch;
  readonly sent: readonly SentRequest[];
}

/** Makes a `fetch` that goes over the network like any other. */
export function recordingFetch(): RecordingFetch {
  const sent: SentRequest[] = [];
  return {
    sent,
    fetch(input, init) {
      const request = new Request(input, init);
      const members =
        typeof init?.body === 'string'
          ? Object.keys(JSON.parse(init.body) as object)
          : [...new URL(request.url).searchParams.keys()];
      sent.push({ method: request.method, members: members.sort() });
      return fetch(input, init);
    },
  };
}
