/** The browser's local storage, which may be full, switched off or absent: losing it must never break a screen. */
export const browserStore = {
  read(key: string): string | null {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  },

  write(key: string, value: string): void {
    try {
      window.localStorage.setItem(key, value);
    } catch {
      // A full or forbidden store loses a convenience, not data that the server holds.
    }
  },

  remove(key: string): void {
    try {
      window.localStorage.removeItem(key);
    } catch {
      // Nothing was kept, so nothing has to go.
    }
  },

  keys(prefix: string): string[] {
    try {
      return Object.keys(window.localStorage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  },
};
