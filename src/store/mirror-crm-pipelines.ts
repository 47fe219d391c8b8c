import { streamTable } from './mirror-table.ts';

export const crmPipelines = streamTable<'crm_pipelines', 'crm_pipelines'>({
  table: 'crm_pipelines',
  key: ['pipeline_id'],
  toRow: (fact) => ({
    pipeline_id: fact.id,
    name: fact.name,
    position: fact.position,
    stages: fact.stages,
  }),
  fromRow: (row) => ({
    id: row.pipeline_id,
    updatedAt: row.vendor_updated_at,
    name: row.name,
    position: row.position,
    stages: row.stages,
  }),
});
