import type { Handlers } from '#contract/channels.ts'
import type { Handler } from '#contract/rpc/serve.ts'
import type { Channels } from '#contract/channels.ts'
import { read, type Services, write } from './services.ts'

const READS = [
  'accounts.list',
  'layouts.list',
  'mappings.list',
  'transactions.list',
  'positions.list',
  'lots.preview',
  'instruments.list',
  'instruments.get',
  'instruments.unknown',
  'bars.range',
  'series.list',
  'series.get',
  'series.uses',
  'actions.list',
  'calendar.list',
  'quarantine.list',
  'records.list',
  'records.families',
  'data.health',
  'data.coverage',
  'rotation.relative',
  'rotation.ladder',
  'screen.run',
  'name.get',
  'watchlist.list',
  'stops.explain',
  'registers.list',
  'formulas.list',
  'formulas.evaluate',
  'settings.get',
] as const
const WRITES = [
  'accounts.upsert',
  'mappings.save',
  'mappings.remove',
  'transactions.add',
  'transactions.edit',
  'transactions.remove',
  'positions.adopt',
  'lots.decide',
  'instruments.alias',
  'instruments.unalias',
  'instruments.rename',
  'instruments.unrename',
  'instruments.delist',
  'instruments.undelist',
  'series.primary',
  'splits.decide',
  'quarantine.decide',
  'watchlist.add',
  'watchlist.remove',
  'registers.upsert',
  'settings.set',
] as const
type PassedOn = (typeof READS)[number] | (typeof WRITES)[number]

/** Channels that are one job on one thread: nothing to orchestrate. */
export function passedOnHandlers(services: Services): Pick<Handlers, PassedOn> {
  const reads = READS.map((name) => [name, ((input, call) => read(services, name, input as never, call as never)) satisfies Handler<Channels[typeof name]>])
  const writes = WRITES.map((name) => [name, ((input, call) => write(services, name, input as never, call as never)) satisfies Handler<Channels[typeof name]>])
  return Object.fromEntries([...reads, ...writes]) as Pick<Handlers, PassedOn>
}
