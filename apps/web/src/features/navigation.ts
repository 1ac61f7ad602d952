import {
  IconBuildingBank,
  IconBuildingHospital,
  IconBuildingWarehouse,
  IconCalendarEvent,
  IconCalendarTime,
  IconCashRegister,
  IconChartBar,
  IconDatabaseImport,
  IconDiscount,
  IconFileInvoice,
  IconFlask,
  IconHeartbeat,
  IconHome,
  IconKey,
  IconMail,
  IconMapPin,
  IconMicroscope,
  IconPill,
  IconPrescription,
  IconReportMoney,
  IconSettings,
  IconShieldSearch,
  IconSitemap,
  IconStethoscope,
  IconTag,
  IconTagOff,
  IconTestPipe,
  IconTruckDelivery,
  IconUserHeart,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Permission } from '@wardbook/contracts/core/permissions';
import type { ModuleName } from '@wardbook/contracts/organisation/facility';
import type { en } from '@/messages/en';

/** The departments of the left rail, in the order in which a patient meets them. */
export const sections = ['reception', 'clinic', 'laboratory', 'pharmacy', 'cashDesk', 'management', 'administration'] as const;
type NavigationSection = (typeof sections)[number];

export interface NavigationItem {
  /** Its words are `shell.pages.<key>`. */
  key: keyof typeof en.shell.pages;
  /** Null stands above the departments. */
  section: NavigationSection | null;
  /** Below `/f/<facility>`. */
  path: `/${string}` | '';
  icon: TablerIcon;
  /** The permission that shows it; null is every user with a role in the facility. */
  permission: Permission | null;
  /** The module that must be switched on in the facility; null belongs to no module. */
  module: ModuleName | null;
}

/** Every page that the rail, the search and the home screen offer. A page gets its line here when it exists. */
const navigation: readonly NavigationItem[] = [
  { key: 'home', section: null, path: '', icon: IconHome, permission: null, module: null },
  { key: 'patients', section: 'reception', path: '/patients', icon: IconUserHeart, permission: 'patient:read', module: null },
  { key: 'today', section: 'reception', path: '/today', icon: IconCalendarEvent, permission: 'appointment:read', module: 'scheduling' },
  { key: 'clinic', section: 'clinic', path: '/clinic', icon: IconStethoscope, permission: 'note:sign', module: 'encounters' },
  { key: 'vitals', section: 'clinic', path: '/vitals', icon: IconHeartbeat, permission: 'vitals:record', module: 'encounters' },
  { key: 'results', section: 'clinic', path: '/results', icon: IconFlask, permission: 'order:place', module: 'laboratory' },
  {
    key: 'laboratory',
    section: 'laboratory',
    path: '/laboratory',
    icon: IconMicroscope,
    permission: 'laboratory:read',
    module: 'laboratory',
  },
  {
    key: 'dispensing',
    section: 'pharmacy',
    path: '/dispensing',
    icon: IconPrescription,
    permission: 'medication:dispense',
    module: 'pharmacy',
  },
  { key: 'stores', section: 'pharmacy', path: '/stores', icon: IconBuildingWarehouse, permission: 'stock:receive', module: 'pharmacy' },
  { key: 'till', section: 'cashDesk', path: '/till', icon: IconCashRegister, permission: 'payment:record', module: 'billing' },
  { key: 'invoices', section: 'cashDesk', path: '/invoices', icon: IconFileInvoice, permission: 'charge:read', module: 'billing' },
  { key: 'unpriced', section: 'cashDesk', path: '/unpriced', icon: IconTagOff, permission: 'charge:read', module: 'billing' },
  { key: 'discounts', section: 'cashDesk', path: '/discounts', icon: IconDiscount, permission: 'discount:approve', module: 'billing' },
  { key: 'tills', section: 'cashDesk', path: '/tills', icon: IconReportMoney, permission: 'till:reconcile', module: 'billing' },
  { key: 'dashboard', section: 'management', path: '/dashboard', icon: IconChartBar, permission: 'dashboard:read', module: 'reports' },
  {
    key: 'availability',
    section: 'management',
    path: '/admin/availability',
    icon: IconCalendarTime,
    permission: 'availability:manage',
    module: 'scheduling',
  },
  { key: 'payers', section: 'management', path: '/admin/payers', icon: IconBuildingBank, permission: 'coverage:manage', module: null },
  {
    key: 'laboratoryCatalogue',
    section: 'management',
    path: '/admin/laboratory',
    icon: IconTestPipe,
    permission: 'catalogue:manage',
    module: 'laboratory',
  },
  { key: 'messages', section: 'management', path: '/messages', icon: IconMail, permission: 'message:read', module: 'scheduling' },
  { key: 'audit', section: 'management', path: '/audit', icon: IconShieldSearch, permission: 'audit:read', module: null },
  {
    key: 'facilities',
    section: 'administration',
    path: '/admin/facilities',
    icon: IconBuildingHospital,
    permission: 'organisation:manage',
    module: null,
  },
  {
    key: 'departments',
    section: 'administration',
    path: '/admin/departments',
    icon: IconSitemap,
    permission: 'organisation:manage',
    module: null,
  },
  {
    key: 'locations',
    section: 'administration',
    path: '/admin/locations',
    icon: IconMapPin,
    permission: 'organisation:manage',
    module: null,
  },
  {
    key: 'practitioners',
    section: 'administration',
    path: '/admin/practitioners',
    icon: IconStethoscope,
    permission: 'practitioner:manage',
    module: null,
  },
  { key: 'prices', section: 'administration', path: '/admin/prices', icon: IconTag, permission: 'price:manage', module: 'billing' },
  {
    key: 'medicines',
    section: 'administration',
    path: '/admin/medicines',
    icon: IconPill,
    permission: 'catalogue:manage',
    module: 'pharmacy',
  },
  {
    key: 'suppliers',
    section: 'administration',
    path: '/admin/suppliers',
    icon: IconTruckDelivery,
    permission: 'catalogue:manage',
    module: 'pharmacy',
  },
  { key: 'users', section: 'administration', path: '/admin/users', icon: IconUsers, permission: 'user:manage', module: null },
  { key: 'roles', section: 'administration', path: '/admin/roles', icon: IconKey, permission: 'role:manage', module: null },
  {
    key: 'imports',
    section: 'administration',
    path: '/admin/imports',
    icon: IconDatabaseImport,
    permission: 'data:import',
    module: null,
  },
  {
    key: 'settings',
    section: 'administration',
    path: '/admin/settings',
    icon: IconSettings,
    permission: 'organisation:manage',
    module: null,
  },
];

interface Allowed {
  permissions: readonly Permission[];
  modules: readonly ModuleName[];
}

/** The pages that a user may open in a facility. */
export function pagesFor({ permissions, modules }: Allowed): readonly NavigationItem[] {
  return navigation.filter(
    ({ permission, module }) => (permission === null || permissions.includes(permission)) && (module === null || modules.includes(module)),
  );
}
