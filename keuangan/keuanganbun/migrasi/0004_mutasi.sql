SELECT 1; -- filled in by the storage of 0004_mutasi
