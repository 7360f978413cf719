import type { Output } from '#contract/channels.ts'
import { type Outcome, succeed } from '#contract/errors.ts'
import type { Call } from '#contract/rpc/serve.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { type DemoMade, type DemoRequest, read, type Services, write } from './services.ts'

/** Stops of the demo's plans lie this far below the last close: about four ATR of a small company. */
const STOP_DISTANCE_FRACTION = 0.16
const WATCHED_LEADERS = 12

/** Generates the simulated universe, then imports its files through the ordinary path: provenance, undo and faults are real. */
export async function openDemo(services: Services, request: DemoRequest, call: Call<RowsProgress>): Promise<Outcome<Output<'workspace.demo'>>> {
  const generated = await services.generateDemo(request, call.cancel, call.progress)
  if (!generated.ok) return generated
  const made = generated.value
  const quiet = { cancel: call.cancel, progress: () => undefined }
  // SIMULATED and the fixed clock come before the first row, so that no bar of the demo lies in the future.
  const marked = await write(services, 'workspace.mark-simulated', { fixedClockAtMs: made.fixedClockAtMs }, quiet)
  if (!marked.ok) return marked
  const imported = await write(services, 'import.commit', { files: [{ path: request.folder, key: request.folder }] }, call)
  if (!imported.ok) return imported
  const settled = await workTheDesk(services, made, quiet)
  if (!settled.ok) return settled
  return await read(services, 'workspace.info', {}, quiet)
}

/** What a trader would have done by that evening: stated the account, watched names, planned the positions, drafted the next order. */
async function workTheDesk(services: Services, made: DemoMade, call: Pick<Call<never>, 'cancel' | 'progress'>): Promise<Outcome<null>> {
  const { account, lastSession } = made
  const stated = await write(services, 'accounts.upsert', { account, label: 'Demo account', equity: made.equity, cash: made.cash, asOf: lastSession }, call)
  if (!stated.ok) return stated
  for (const position of made.positions.slice(0, -1)) {
    const stop = Math.round(position.lastClose * (1 - STOP_DISTANCE_FRACTION) * 100) / 100
    const planned = await draftPlan(services, { symbol: position.symbol, side: 'long', account, stop, adopt: true }, true, call)
    if (!planned.ok) return planned
  }
  const screened = await read(services, 'screen.run', { limit: WATCHED_LEADERS }, { ...call, progress: () => undefined })
  if (!screened.ok) return screened
  const leaders = screened.value.rows.filter((row) => row.pass)
  for (const symbol of [...made.positions.map((position) => position.symbol), ...leaders.map((row) => row.symbol)]) {
    const watched = await write(services, 'watchlist.add', { symbol }, call)
    if (!watched.ok) return watched
  }
  const next = leaders.find((row) => made.positions.every((position) => position.symbol !== row.symbol))
  const price = next?.values['price'] ?? null
  if (next === undefined || price === null) return succeed(null)
  const looked = await write(services, 'registers.upsert', { register: 'risk-flags', row: { symbol: next.symbol, flags: [], checkedAsOf: lastSession } }, call)
  if (!looked.ok) return looked
  const drafted = await draftPlan(
    services,
    { symbol: next.symbol, side: 'long', account, stop: Math.round(price * (1 - STOP_DISTANCE_FRACTION) * 100) / 100 },
    false,
    call,
  )
  return drafted.ok ? succeed(null) : drafted
}

async function draftPlan(
  services: Services,
  draft: Parameters<typeof read<'plan.prepare'>>[2],
  isSaved: boolean,
  call: Pick<Call<never>, 'cancel' | 'progress'>,
): Promise<Outcome<null>> {
  const prepared = await read(services, 'plan.prepare', draft, call)
  if (!prepared.ok) return prepared
  const stored = await write(services, 'plan.store', prepared.value, call)
  if (!stored.ok) return stored
  if (!isSaved) return succeed(null)
  const saved = await write(services, 'plan.save', { plan: stored.value.plan }, call)
  return saved.ok ? succeed(null) : saved
}
