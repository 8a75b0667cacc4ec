-- Arrears: open bills without a walk over the paid ones, and movements after a
-- day or a moment, which an as-of report takes back from the totals.

CREATE INDEX keuangan_tagihan_terbuka ON keuangan_tagihan (lembaga, jatuh_tempo, id) WHERE NOT batal AND jumlah > dikoreksi + teralokasi;
CREATE INDEX keuangan_alokasi_tanggal ON keuangan_alokasi (lembaga, tanggal);
CREATE INDEX keuangan_alokasi_dicatat ON keuangan_alokasi (lembaga, dicatat);
CREATE INDEX keuangan_nota_kredit_tanggal ON keuangan_nota_kredit (lembaga, tanggal);
CREATE INDEX keuangan_nota_kredit_dicatat ON keuangan_nota_kredit (lembaga, dicatat);
