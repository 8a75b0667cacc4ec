package santribun_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
	"github.com/pesantren-go/pesantren/santri"
	"github.com/pesantren-go/pesantren/santri/santribun"
	"github.com/pesantren-go/pesantren/santri/santritest"
)

func TestImpor_SQLite(t *testing.T) {
	santritest.RunImpor(t, func(t *testing.T) santri.ImporStore { return santribun.Impor(dasartest.SQLite(t, santribun.Migrasi)) })
}

func TestImpor_Postgres(t *testing.T) {
	santritest.RunImpor(t, func(t *testing.T) santri.ImporStore { return santribun.Impor(dasartest.Postgres(t, santribun.Migrasi)) })
}
