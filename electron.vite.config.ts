import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      rolldownOptions: {
        input: {
          electron: resolve('src/main/electron/index.ts'),
          chromium: resolve('src/main/chromium/index.ts'),
          cli: resolve('src/main/cli/index.ts'),
          ledger: resolve('src/main/threads/ledger/index.ts'),
          analysis: resolve('src/main/threads/analysis/index.ts'),
          demo: resolve('src/main/demo/index.ts'),
          export: resolve('src/main/export/index.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: { input: { index: resolve('src/preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react()],
    build: { assetsInlineLimit: 0, rolldownOptions: { input: resolve('src/renderer/index.html') } },
  },
})
