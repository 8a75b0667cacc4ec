-- Whether the tax of the last period was annualised; what the rounded biaya jabatan
-- of a month leaves out, in ten-thousandths of a rupiah.
ALTER TABLE pegawai_slip ADD COLUMN disetahunkan BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE pegawai_slip ADD COLUMN biaya_sisa BIGINT NOT NULL DEFAULT 0;

-- Slips of before say what the contract of their month says.
UPDATE pegawai_slip SET disetahunkan = TRUE
WHERE terakhir AND EXISTS (
  SELECT 1 FROM pegawai_catatan AS c JOIN pegawai_putaran AS r ON r.lembaga = c.lembaga
  WHERE c.lembaga = pegawai_slip.lembaga AND r.id = pegawai_slip.putaran AND c.jenis = 'kontrak' AND c.pegawai = pegawai_slip.pegawai AND NOT c.batal
    AND c.mulai <= r.masa || '-31' AND (c.selesai = '' OR c.selesai >= r.masa || '-01') AND CAST(CAST(c.isi AS JSONB) ->> 'Disetahun' AS BOOLEAN));
