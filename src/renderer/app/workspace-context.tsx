import { createContext, useContext } from 'react'
import type { WorkspaceInfo } from '#contract/schemas/workspace.ts'

/** The open workspace. Screens stand below it, so it is always there for them. */
export const WorkspaceContext = createContext<WorkspaceInfo | null>(null)

export function useWorkspace(): WorkspaceInfo {
  const workspace = useContext(WorkspaceContext)
  if (workspace === null) throw new Error('useWorkspace: got no workspace, wanted a screen inside the frame')
  return workspace
}
