package santri

// tandaiGanda refuses rows whose NIS, NISN or NIK stands in an earlier row of
// the same file (IMP-25): the first one stands, whatever its own verdict, since
// a file that names a number twice must be mended by a person.
func tandaiGanda(baris []BarisImpor, j Judul) {
	sudah := make(map[string]int, 3*len(baris))
	for i := range baris {
		b := &baris[i]
		for _, k := range [...]struct{ bidang, nilai, sebutan string }{
			{"id", string(b.Isi.ID), "ID"},
			{"nis", string(b.Isi.NIS), "NIS"},
			{"nisn", string(b.Isi.NISN), "NISN"},
			{"nik", string(b.Isi.NIK), "NIK"},
		} {
			if k.nilai == "" {
				continue
			}
			kunci := k.bidang + ":" + k.nilai
			awal, ada := sudah[kunci]
			if !ada {
				sudah[kunci] = b.Nomor
				continue
			}
			t := Temuan{Bidang: k.bidang, Hasil: HasilTolak, Aturan: ErrImporGanda, Lama: k.nilai,
				Alasan: k.sebutan + " sama dengan baris " + itoa(awal) + "; perbaiki salah satunya"}
			if kolom, ada := j.Kolom[k.bidang]; ada {
				t.Sel = HurufKolom(kolom) + itoa(b.Nomor)
			}
			b.catat(t)
		}
	}
}
