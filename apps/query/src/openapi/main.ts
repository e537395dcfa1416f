import { writeDocuments } from './write-documents';

writeDocuments(process.argv[2] ?? 'dist');
