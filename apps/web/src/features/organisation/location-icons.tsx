import {
  IconBed,
  IconBuilding,
  IconBuildingHospital,
  IconBuildingWarehouse,
  IconCashRegister,
  IconDoor,
  IconMicroscope,
  IconStairs,
  IconStethoscope,
  type TablerIcon,
} from '@tabler/icons-react';
import type { LocationKind } from '@wardbook/contracts/organisation/facilities';

export const locationIcons: Record<LocationKind, TablerIcon> = {
  building: IconBuilding,
  floor: IconStairs,
  ward: IconBuildingHospital,
  clinic: IconStethoscope,
  laboratory: IconMicroscope,
  room: IconDoor,
  store: IconBuildingWarehouse,
  counter: IconCashRegister,
  bed: IconBed,
};
