import { join } from 'node:path'
import { runWithNode } from './with-node.js'

// The window: Electron where there is one, else the installed Chrome, Chromium or Edge.
await runWithNode(join(import.meta.dirname, '..', 'tools', 'start.ts'))
