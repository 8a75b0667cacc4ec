-- The privacy office finds people by their subject id.
CREATE INDEX santri_santri_subjek ON santri_santri (lembaga, subjek);
CREATE INDEX santri_wali_subjek ON santri_wali (lembaga, subjek);
