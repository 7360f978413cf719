import type { ChannelName, Handlers, Output } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'
import type { Call } from '#contract/rpc/serve.ts'
import { read, type Services, write } from './services.ts'

type PlanChannels = 'plan.draft' | 'plan.size' | 'plan.save' | 'plan.undo' | 'plan.list' | 'plan.get'

export function planHandlers(services: Services): Pick<Handlers, PlanChannels> {
  /** The plan as the next reader will see it: a read made after the commit was acknowledged contains it. */
  const readBack = async (stored: Outcome<{ plan: string }>, call: Call<never>): Promise<Outcome<Output<'plan.get'>>> =>
    stored.ok ? await read(services, 'plan.get', { plan: stored.value.plan }, call) : stored
  return {
    'plan.draft': async (input, call) => {
      const prepared = await read(services, 'plan.prepare', input, call)
      return prepared.ok ? await readBack(await write(services, 'plan.store', prepared.value, call), call) : prepared
    },
    'plan.save': async (input, call) => await readBack(await write(services, 'plan.save', input, call), call),
    'plan.undo': async (input, call) => await readBack(await write(services, 'plan.undo', input, call), call),
    'plan.size': (input, call) => read(services, 'plan.size', input, call),
    'plan.list': (input, call) => read(services, 'plan.list', input, call),
    'plan.get': (input, call) => read(services, 'plan.get', input, call),
  } satisfies Pick<Handlers, PlanChannels & ChannelName>
}
