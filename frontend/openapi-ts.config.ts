import { defineConfig } from '@hey-api/openapi-ts';

export default defineConfig({
  input: '../backend/openapi.yml',
  output: 'src/api/generated',
  plugins: ['@hey-api/typescript'],
});
