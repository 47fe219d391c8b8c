import { createRequire } from 'node:module';
import { parseProjectConfig } from '@hubspot/project-parsing-lib/projects';
import { translate, type IntermediateRepresentationNode } from '@hubspot/project-parsing-lib/translate';
import { err, ok, type Result } from '../../src/lib/result.ts';

/** One component as HubSpot's parser understands it: `config` with the profile's variables filled in. */
export type Component = Pick<IntermediateRepresentationNode, 'uid' | 'componentType' | 'metaFilePath' | 'config'>;

/** The parser asks HubSpot for these with an account. They are published nowhere, so that ours stand in `config-rules.ts`. */
const schemas = {
  APPLICATION: {},
  CARD: {},
  SETTINGS: {},
  PAGE: {},
  WEBHOOKS: {},
  WORKFLOW_ACTION: {},
  CRM_BULK_ACTION: {},
};

interface HubSpotHttp {
  http: { get: (accountId: number, request: { url: string }) => Promise<{ data: unknown }> };
}

function answerSchemasHere(): void {
  const parser = createRequire(import.meta.url).resolve('@hubspot/project-parsing-lib/translate');
  const library = createRequire(parser)('@hubspot/local-dev-lib/http') as HubSpotHttp;
  library.http.get = () => Promise.resolve({ data: schemas });
}

/**
 * Reads a project as `hs project upload --profile local` does, with HubSpot's own parser and without an account.
 * @returns the components, or every fault in words; a metadata file that HubSpot would silently skip is a fault.
 */
export async function parseProject(projectDir: string): Promise<Result<Component[], string[]>> {
  answerSchemasHere();
  try {
    const { srcDir, platformVersion } = parseProjectConfig(projectDir);
    if (srcDir !== '.') return err(['hsproject.json: srcDir must be "."']);
    const context = { projectSourceDir: projectDir, platformVersion, accountId: 1 };
    const { intermediateRepresentation, skippedHsMetaFiles } = await translate(context, { profile: 'local' });
    if (skippedHsMetaFiles.length > 0)
      return err(skippedHsMetaFiles.map((file) => `${file}: lies where HubSpot skips it without a word`));
    return ok(Object.values(intermediateRepresentation.intermediateNodesIndexedByUid));
  } catch (refused) {
    return err([String(refused)]);
  }
}
