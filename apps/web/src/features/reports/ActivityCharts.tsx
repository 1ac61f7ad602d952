import type { Dashboard } from '@wardbook/contracts/reports/reports';
import { useTranslations } from 'next-intl';
import { useFormats } from '@/ui/formats';
import { type Column, ColumnLinks } from './ColumnLinks';
import { useRowsAddress } from './rows-address';
import { Section } from './Section';
import type { Period } from './use-period';

/** How many values and days fit beside each other. */
const MOST_VALUES = 16;
const MOST_LABELS = 8;

/** When the patients of one day came. */
export function HoursChart({ dashboard, period }: { dashboard: Dashboard; period: Period }) {
  const t = useTranslations('reports.dashboard');
  const { compact } = useFormats();
  const addressOf = useRowsAddress();
  const { visitsByHour } = dashboard;
  const first = Math.min(8, ...visitsByHour.map(({ hour }) => hour));
  const last = Math.max(17, ...visitsByHour.map(({ hour }) => hour));
  const columns = Array.from({ length: last - first + 1 }, (_, index): Column => {
    const hour = first + index;
    const visits = visitsByHour.find((one) => one.hour === hour)?.visits ?? 0;
    const label = String(hour).padStart(2, '0');
    const title = t('hourVisits', { from: `${label}:00`, to: `${label}:59`, count: visits });
    const shown = visits === 0 ? '' : compact(visits);
    return { key: label, label, value: visits, shown, title, href: addressOf('visits', period, { hour }) };
  });
  return (
    <Section title={t('byHour')} hint={t('defined.byHour')} empty={visitsByHour.length === 0 ? t('nothing') : null}>
      <ColumnLinks columns={columns} />
    </Section>
  );
}

/** Visits and revenue of each day of a longer period. */
export function DaysCharts({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations('reports.dashboard');
  const { day, shortDay, compact, compactMoney, money } = useFormats();
  const addressOf = useRowsAddress();
  const { days, currency } = dashboard;
  const every = Math.ceil(days.length / MOST_LABELS);
  const columnsOf = (kind: 'visits' | 'revenue', short: (value: number) => string, long: (value: number) => string) => {
    const most = Math.max(...days.map((one) => one[kind]));
    return days.map((one, index): Column => {
      const value = one[kind];
      const says = value !== 0 && (days.length <= MOST_VALUES || value === most);
      return {
        key: one.day,
        label: index % every === 0 ? shortDay(one.day) : '\u00a0',
        value,
        shown: says ? short(value) : '',
        title: `${day(one.day)}: ${long(value)}`,
        href: addressOf(kind, { from: one.day, to: one.day }),
      };
    });
  };
  const nothing = (kind: 'visits' | 'revenue') => (days.every((one) => one[kind] === 0) ? t('nothing') : null);
  return (
    <>
      <Section title={t('visitsByDay')} hint={t('hints.visits')} empty={nothing('visits')}>
        <ColumnLinks columns={columnsOf('visits', compact, (count) => t('visitCount', { count }))} />
      </Section>
      <Section title={t('byDay', { currency })} hint={t('hints.revenue')} empty={nothing('revenue')}>
        <ColumnLinks
          columns={columnsOf(
            'revenue',
            (value) => compactMoney(value, currency),
            (value) => money(value, currency),
          )}
        />
      </Section>
    </>
  );
}
