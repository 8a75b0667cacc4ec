package situs

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestUraiBidang(t *testing.T) {
	for b, mau := range map[string]string{
		"":                              "",
		"HP=samar,NIK=tiada,Nama=penuh": "terlihat: Nama; tersamar: Nomor HP; tertutup: NIK",
		"TempatLahir=penuh,NamaArab=penuh,santri.Santri.Nama=ada": "terlihat: Nama dengan huruf Arab, Tempat lahir; hanya terlihat ada: Nama",
		"semua bidang": "semua bidang",
		"A=aneh":       "A=aneh",
	} {
		require.Equal(t, mau, uraiBidang(b), b)
	}
	require.Equal(t, []string{"29 Oktober 2009", "Laki-laki", "", "Bangkalan"}, []string{isiBidang("TanggalLahir", "2009-10-29"), isiBidang("JenisKelamin", "L"), isiBidang("Angkatan", "0"), isiBidang("TempatLahir", "Bangkalan")})
	require.Equal(t, []string{"NPWP", "Biaya jabatan", "NIK"}, []string{namaBidang("NPWP"), namaBidang("BiayaJabatan"), namaBidang("NIK")})
}
