/** The early answer to a request, once: a second query needs the current state. */
export function takeEarlyAnswer(address: string, init: RequestInit | undefined): Promise<Response> | undefined {
  const early = typeof window === 'undefined' ? undefined : window.wardbookEarly;
  if (!early || (init?.method ?? 'GET') !== 'GET') return undefined;
  const key = `${new Headers(init?.headers).get('Wardbook-Facility') ?? ''} ${address}`;
  const answer = early.get(key);
  early.delete(key);
  return answer;
}
