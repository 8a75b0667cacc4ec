package privasitest

import (
	"context"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/pesantren-go/pesantren/dasar"
	"github.com/pesantren-go/pesantren/privasi"
)

// Sama fails unless two records of [Lembaga] are equal: readable fields as
// require.Equal sees them, sealed fields by what they hold, however often it
// was sealed. Fresh fields are sealed on a copy first. T is a registered type.
func Sama[T any](t testing.TB, r *RumahUji, mau, dapat T) {
	t.Helper()
	SamaDi(t, r, Lembaga, mau, dapat)
}

// SamaDi is [Sama] for records of an institution.
func SamaDi[T any](t testing.TB, r *RumahUji, l dasar.LembagaID, mau, dapat T) {
	t.Helper()
	polosMau, bukaMau := bukaSemua(t, r, l, mau)
	polosDapat, bukaDapat := bukaSemua(t, r, l, dapat)
	require.Equal(t, bukaMau, bukaDapat, "bidang tersegel")
	require.Equal(t, polosMau, polosDapat, "bidang terbuka")
}

// SamaSemua compares lists of records of [Lembaga] in their order.
func SamaSemua[T any](t testing.TB, r *RumahUji, mau, dapat []T) {
	t.Helper()
	require.Len(t, dapat, len(mau))
	for i := range mau {
		Sama(t, r, mau[i], dapat[i])
	}
}

// Buka returns what the sealed fields of a record of [Lembaga] hold, by field
// name. It is for tests only: it opens with a register of its own.
func Buka[T any](t testing.TB, r *RumahUji, rec T) map[string]string {
	t.Helper()
	_, buka := bukaSemua(t, r, Lembaga, rec)
	return buka
}

// bukaSemua returns the record without its sealed fields, and those fields.
func bukaSemua[T any](t testing.TB, r *RumahUji, l dasar.LembagaID, rec T) (T, map[string]string) {
	t.Helper()
	tipe := r.Daftar.TipeDari(reflect.TypeFor[T]())
	require.NotNil(t, tipe, "tipe %T belum didaftarkan", rec)
	SegelUntuk(t, r, l, &rec)
	var tersegel []string
	subjek := ""
	v := reflect.ValueOf(&rec).Elem()
	for _, b := range tipe.Bidang {
		switch {
		case b.Tertutup:
			tersegel = append(tersegel, b.Nama)
		case b.Subjek:
			subjek = v.FieldByName(b.Nama).String()
		}
	}
	if len(tersegel) == 0 {
		return rec, nil
	}
	buka := map[string]string{}
	if subjek != "" {
		pel := dasar.Pelaku{ID: "uji", Lembaga: l, Peran: privasi.PeranAdmin, Tujuan: privasi.TujuanSistem}
		p, err := r.serbaBoleh(t, l, tipe).Minta(context.Background(), pel, tipe.Nama, tersegel, privasi.SubjekID(subjek))
		require.NoError(t, err)
		buka = p.Sajikan(&rec)
	}
	for _, nama := range tersegel {
		f := v.FieldByName(nama)
		f.Set(reflect.Zero(f.Type()))
	}
	return rec, buka
}
