import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = join(import.meta.dirname ?? process.cwd(), '..')

/**
 * Runs a module of the project under a Node that can: in this process when it is one, else in the one that npm brings, fetched first where an install without
 * scripts left it out. Nothing stands between npm and the program then, so a signal sent to npm reaches it.
 * @param {string} file
 */
export async function runWithNode(file) {
  if (process.features.typescript) return void (await import(pathToFileURL(file).href))
  const node = findNode() ?? fetchNode()
  if (node === null) {
    process.stderr.write(`Node ${process.versions.node} is too old: Rotation Desk needs Node 24. Run npm ci in ${ROOT}, which brings it.\n`)
    process.exitCode = 2
    return
  }
  const child = spawn(node, [file, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise((resolve) => {
    child.once('error', () => resolve(2))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

function fetchNode() {
  spawnSync('npm', ['rebuild', 'node', '--ignore-scripts=false'], { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  return findNode()
}

/** The program of the package `node`, whose own install script puts it beside itself. */
function findNode() {
  try {
    const folder = join(createRequire(join(ROOT, 'package.json')).resolve('node/package.json'), '..')
    const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}
