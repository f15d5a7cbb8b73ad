import type { Report } from '../../check/report.ts'
import type { Severity } from '../../check/rule.ts'
import { visible } from './visible.ts'

const commands: Readonly<Record<Severity, string>> = { error: 'error', gap: 'warning', advice: 'notice' }

/** Writes findings as GitHub's workflow commands, so that they stand beside the lines of a pull request. */
export function github(report: Report): string {
  return report.findings
    .map(({ severity, inForce, file, line, column, endLine, endColumn, rule, message, fix }) => {
      const command = severity === 'error' && !inForce ? 'warning' : commands[severity]
      const place = `file=${property(file)},line=${line},endLine=${endLine},col=${column},endColumn=${endColumn},title=${property(rule)}`
      return `::${command} ${place}::${data(`${message} ${fix}`)}\n`
    })
    .join('')
}

function data(text: string): string {
  return visible(text).replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
