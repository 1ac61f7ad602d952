/** What the user menu and the search can open. */
export interface ShellActions {
  showShortcuts: () => void;
  changePassword: () => void;
}
