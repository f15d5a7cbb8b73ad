import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Both cores: left alone, vitest keeps one for itself, and most of a test's time is spent waiting for a command or a browser.
  test: {
    maxWorkers: '100%',
    // Colours are switched on where `CI` is set, and would stand in what is compared.
    env: { NO_COLOR: '1' },
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Pages in a real browser on a busy machine: what passes only then is named at the end.
    retry: 1,
    reporters: ['default', './tests/support/second-tries.ts'],
  },
})
