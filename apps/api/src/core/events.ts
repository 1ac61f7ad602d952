import { Injectable } from '@nestjs/common';

/** A fact that other modules may listen to, with its payload's type: `export const visitStarted = event<VisitStarted>('visit-started')`. */
export interface EventType<Payload> {
  readonly name: string;
  /** Only for the type; never set. */
  readonly payload?: Payload;
}

export function event<Payload>(name: string): EventType<Payload> {
  return { name };
}

type Listener = (payload: never) => Promise<void>;

/**
 * Events inside the transaction of the act: every listener has finished before the act commits, and a listener that
 * throws undoes the act. What leaves the building goes through `Jobs` instead.
 */
@Injectable()
export class Events {
  private readonly listeners = new Map<string, Listener[]>();

  on<Payload>(type: EventType<Payload>, listener: (payload: Payload) => Promise<void>): void {
    const known = this.listeners.get(type.name) ?? [];
    this.listeners.set(type.name, [...known, listener as Listener]);
  }

  async emit<Payload>(type: EventType<Payload>, payload: Payload): Promise<void> {
    for (const listener of this.listeners.get(type.name) ?? []) await listener(payload as never);
  }
}
