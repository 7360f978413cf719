import type { Handlers } from '#contract/channels.ts'
import { fail } from '#contract/errors.ts'
import { join } from 'node:path'
import { openDemo } from './demo.ts'
import { read, type Services, write } from './services.ts'

export function workspaceHandlers(
  services: Services,
): Pick<Handlers, 'workspace.create' | 'workspace.demo' | 'workspace.info' | 'workspace.backup' | 'workspace.verify' | 'workspace.restore'> {
  return {
    'workspace.create': (input, call) => write(services, 'workspace.create', input, call),
    'workspace.backup': (input, call) => write(services, 'workspace.backup', input, call),
    'workspace.verify': (input, call) => write(services, 'workspace.verify', input, call),
    'workspace.restore': (input, call) => write(services, 'workspace.restore', input, call),
    'workspace.info': (input, call) => read(services, 'workspace.info', input, call),
    'workspace.demo': async (input, call) => {
      const state = await services.ledger.state()
      if (!state.ok && state.error.kind !== 'no-workspace') return fail(state.error)
      if (state.ok) {
        const info = await read(services, 'workspace.info', {}, call)
        if (!info.ok) return info
        if (info.value.counts.batches > 0 || info.value.counts.transactions > 0 || info.value.counts.accounts > 0) {
          return fail({ kind: 'workspace-not-empty', path: services.workspaceDir })
        }
      } else {
        const created = await write(services, 'workspace.create', {}, call)
        if (!created.ok) return created
      }
      return await openDemo(services, { ...input, folder: join(services.workspaceDir, 'demo') }, call)
    },
  }
}
