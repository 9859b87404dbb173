import { expect, test } from 'vitest'
import { governmentOf, loadCityPack } from '../../city/index.ts'
import { createSynonyms } from '../../rag/lexicon/synonyms.ts'
import { systemClock } from '../../shared/clock.ts'
import { createHotline } from './index.ts'

const pack = await loadCityPack(null)
const hotline = await createHotline({
  pack,
  embedder: null,
  synonyms: createSynonyms(new Map()),
  clock: systemClock,
  dataDir: null,
})
const governments = new Map(pack.districts.map(({ name }) => [governmentOf(pack, name)?.short, name]))

test('each of two matters goes to the government of where it lies, not of where the other does', async () => {
  const text = '长礁镇北礁村村务不公开，村委会的账三年没贴。另外，澄湾区望湾街道的公交52路老是不进站。'
  const { intake, advice } = await hotline.read({ id: 't', text })
  expect(intake.shouldSplit).toBe(true)
  const leads = [...intake.demands.map(({ department }) => department), ...advice.coDepartments]
  const areas = leads.flatMap((lead) => governments.get(lead ?? undefined) ?? [])
  expect(areas[0]).toBe('望潮区')
  expect(areas).not.toContain('澄湾区')
})
