import type { Reporter, TestCase } from 'vitest/node'

/**
 * Names the tests that passed only when they were tried again. On a busy machine a page in a browser now and then takes
 * longer than a test waits; the gate need not close for it, but nobody should overlook it either: such a test is to be mended.
 */
export default class SecondTries implements Reporter {
  private readonly named: string[] = []

  onTestCaseResult(test: TestCase): void {
    if (!test.diagnostic()?.flaky) return
    const first = test.result().errors?.[0]
    this.named.push(`${test.module.relativeModuleId} > ${test.fullName}\n  ${first?.message ?? ''}\n  ${first?.diff ?? ''}`)
  }

  onTestRunEnd(): void {
    if (this.named.length > 0)
      console.log(`\nPassed only at a second try, and to be mended:\n${this.named.map((name) => `- ${name}`).join('\n')}`)
  }
}
