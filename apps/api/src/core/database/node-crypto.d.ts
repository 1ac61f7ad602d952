/** The part of Node that its types leave out. */
declare module 'node:crypto' {
  export function randomUUIDv7(): string;
}

export {};
