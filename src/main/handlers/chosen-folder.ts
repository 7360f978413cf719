import { join, normalize, parse, sep } from 'node:path'

/**
 * The folder a picker was pointed at, from a file the host knows and the path the picker gave it, which begins with the folder's own name
 * ("Downloads/2026/fills.csv" of /home/anna/Downloads/2026/fills.csv gives /home/anna/Downloads). Null when the file does not lie there:
 * only a folder the file is in can come out.
 */
export function folderOfChosenFile(path: string, below: string): string | null {
  const steps = below.split(/[/\\]/)
  if (steps.length < 2 || steps.some((step) => step === '' || step === '.' || step === '..')) return null
  const { root } = parse(path)
  const parts = normalize(path).slice(root.length).split(sep)
  if (parts.length < steps.length || steps.some((step, i) => parts[parts.length - steps.length + i] !== step)) return null
  return join(root, ...parts.slice(0, parts.length - steps.length + 1))
}
