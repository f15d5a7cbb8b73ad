import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProject } from '../../src/project.ts'
import { publish } from '../../src/publish/publish.ts'
import { renderSite, type Site } from '../../src/render/site.ts'
import type { Audience } from '../../src/kinds/field.ts'
import { repository } from './command.ts'
import { testDay } from './project.ts'

/** The sample handbook, published to a folder of its own. */
export interface PublishedSample {
  folder: string
  site: Site
  /** Addresses of its pages. */
  pages: string[]
  remove(): Promise<void>
}

/** Publishes the repository's sample handbook for an audience. */
export async function publishSample(audience: Audience = 'staff', name = 'handbook'): Promise<PublishedSample> {
  const parent = await mkdtemp(join(tmpdir(), 'servicebook-site-'))
  const project = await readProject(repository, { today: testDay })
  const site = renderSite(project.inForce, { audience, dir: repository })
  const folder = join(parent, name)
  await publish(site, folder, repository)
  const pages = [...site.files.keys()].filter((address) => address.endsWith('.html'))
  return { folder, site, pages, remove: () => rm(parent, { recursive: true, force: true }) }
}
