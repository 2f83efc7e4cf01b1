import manifest from '../../package.json' with { type: 'json' };

export const TOOL = { name: manifest.name, version: manifest.version };
