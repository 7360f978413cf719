import type { Handlers } from '#contract/channels.ts'
import { checklistHandlers } from './checklists.ts'
import { exportHandlers } from './export.ts'
import { folderHandlers } from './folders.ts'
import { importHandlers } from './imports.ts'
import { passedOnHandlers } from './passed-on.ts'
import { planHandlers } from './plans.ts'
import type { Services } from './services.ts'
import { stopHandlers } from './stops.ts'
import { workspaceHandlers } from './workspace.ts'

/** Every channel of the table and nothing else: a missing or mistyped one does not compile. */
export function createHandlers(services: Services): Handlers {
  return {
    ...workspaceHandlers(services),
    ...exportHandlers(services),
    ...importHandlers(services),
    ...folderHandlers(services),
    ...passedOnHandlers(services),
    ...planHandlers(services),
    ...checklistHandlers(services),
    ...stopHandlers(services),
  }
}
