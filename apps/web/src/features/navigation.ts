import { IconCalendarEvent, IconCalendarTime, IconHome, IconMail, IconShieldSearch, type TablerIcon } from '@tabler/icons-react';
import type { ModuleName } from '@wardbook/contracts/facility';
import type { Permission } from '@wardbook/contracts/permissions';
import type { en } from '@/messages/en';

/** The departments of the left rail, in the order of a patient's way through the house. */
export const sections = ['reception', 'clinic', 'laboratory', 'pharmacy', 'cashDesk', 'management'] as const;
export type NavigationSection = (typeof sections)[number];

export interface NavigationItem {
  /** Its words are `shell.pages.<key>`. */
  key: keyof typeof en.shell.pages;
  /** Null stands above the departments. */
  section: NavigationSection | null;
  /** Below `/f/<facility>`. */
  path: `/${string}` | '';
  icon: TablerIcon;
  /** Who sees it; null is everybody with a role in the facility. */
  permission: Permission | null;
  /** The module that must be switched on in the facility; null is the house itself. */
  module: ModuleName | null;
}

/** Every page that the rail, the search and the home screen offer. A page gets its line here when it exists. */
export const navigation: readonly NavigationItem[] = [
  { key: 'home', section: null, path: '', icon: IconHome, permission: null, module: null },
  { key: 'today', section: 'reception', path: '/today', icon: IconCalendarEvent, permission: 'appointment:read', module: 'scheduling' },
  {
    key: 'availability',
    section: 'management',
    path: '/admin/availability',
    icon: IconCalendarTime,
    permission: 'availability:manage',
    module: 'scheduling',
  },
  { key: 'messages', section: 'management', path: '/messages', icon: IconMail, permission: 'message:read', module: 'scheduling' },
  { key: 'audit', section: 'management', path: '/audit', icon: IconShieldSearch, permission: 'audit:read', module: null },
];

interface Allowed {
  permissions: readonly Permission[];
  modules: readonly ModuleName[];
}

/** The pages that somebody may open in a facility. */
export function pagesFor({ permissions, modules }: Allowed): readonly NavigationItem[] {
  return navigation.filter(
    ({ permission, module }) => (permission === null || permissions.includes(permission)) && (module === null || modules.includes(module)),
  );
}
