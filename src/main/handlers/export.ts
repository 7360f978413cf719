import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Handlers } from '#contract/channels.ts'
import { fail } from '#contract/errors.ts'
import { read, type Services } from './services.ts'

export function exportHandlers(services: Services): Pick<Handlers, 'workspace.export'> {
  return {
    'workspace.export': async ({ formats, folder: named }, call) => {
      const info = await read(services, 'workspace.info', {}, call)
      if (!info.ok) return info
      const { now, generation, appVersion } = info.value
      const folder = named === undefined ? freeFolder(join(services.workspaceDir, 'exports'), `${now.slice(0, 10)}-state-${generation}`) : resolve(named)
      if (existsSync(folder)) return fail({ kind: 'refused', field: 'folder', reason: 'it exists already; name one that does not.' })
      const request = { workspaceDir: services.workspaceDir, folder, formats: [...new Set(formats)], appVersion, at: now }
      return await services.exportFiles(request, call.cancel, call.progress)
    },
  }
}

/** The first name in the folder that is not taken: a state can be exported more than once. */
function freeFolder(parent: string, name: string): string {
  for (let copy = 1; ; copy += 1) {
    const folder = join(parent, copy === 1 ? name : `${name}-${copy}`)
    if (!existsSync(folder)) return folder
  }
}
