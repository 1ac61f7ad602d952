import { expect, type Page } from '@playwright/test';
import { amountIn } from './cash-desk.js';
import { open } from './entry.js';

const figures = ['Patients', 'Visits', 'Revenue', 'Taken at the tills', 'New patients'] as const;
type Figure = (typeof figures)[number];

export interface DashboardNow extends Record<Figure, number> {
  /** How often the diagnosis was made. */
  diagnosis: number;
  /** What the row of the doctor says. */
  doctor: { consultations: number; patients: number; revenue: number };
  /** The sums over all departments. */
  departments: { visits: number; revenue: number };
}

/** What the dashboard says of today: its figures, one doctor, one diagnosis, and the departments in all. */
export async function readDashboard(page: Page, doctor: string, diagnosisCode: string): Promise<DashboardNow> {
  await open(page, 'Dashboard');
  const entries: [Figure, number][] = [];
  for (const figure of figures) entries.push([figure, await readFigure(page, figure)]);
  const [consultations = 0, patients = 0, , revenue = 0] = (await readRows(page, "Doctors' activity", doctor))[0] ?? [];
  const departments = await readRows(page, 'Departments');
  return {
    ...(Object.fromEntries(entries) as Record<Figure, number>),
    doctor: { consultations, patients, revenue },
    departments: { visits: sumOf(departments, 0), revenue: sumOf(departments, 3) },
    diagnosis: await countDiagnosis(page, diagnosisCode),
  };
}

async function readFigure(page: Page, figure: Figure): Promise<number> {
  const tile = page.getByRole('main').getByRole('link', { name: new RegExp(`^${figure} .*before`) });
  await expect(tile).toBeVisible();
  const [, value] = (await tile.innerText()).split('\n').filter((line) => line.trim() !== '');
  return amountIn(value);
}

/** The numbers behind the name in each row of a table, or in the row of one name. */
async function readRows(page: Page, table: string, name?: string): Promise<number[][]> {
  const rows = page
    .getByRole('region', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
  const wanted = name === undefined ? rows : rows.filter({ hasText: name });
  return await Promise.all((await wanted.all()).map(async (one) => (await one.getByRole('cell').allInnerTexts()).slice(1).map(amountIn)));
}

/** A rare diagnosis is not among the bars, so its rows are counted where a bar would lead. */
async function countDiagnosis(page: Page, code: string): Promise<number> {
  await page.goto(`${new URL(page.url()).pathname}/rows?kind=diagnoses&code=${code}`);
  const count = page.getByText(/ · \d+ rows?/);
  await expect(count).toBeVisible();
  return Number(/ · (\d+) rows?/.exec(await count.innerText())?.[1]);
}

function sumOf(rows: readonly number[][], column: number): number {
  return Math.round(rows.reduce((sum, numbers) => sum + (numbers[column] ?? 0), 0) * 100) / 100;
}
