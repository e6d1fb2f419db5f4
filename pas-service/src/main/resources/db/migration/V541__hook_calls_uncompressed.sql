-- Compressing a call and its answer costs more than all else that is written for it, while the EHR waits.
ALTER TABLE hook_call ALTER COLUMN request SET STORAGE EXTERNAL, ALTER COLUMN answer SET STORAGE EXTERNAL;
