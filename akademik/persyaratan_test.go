package akademik_test

import (
	"testing"

	"github.com/pesantren-go/pesantren/dasar/dasartest"
)

// What REQUIREMENTS.md names as shown by a test exists.
func TestPersyaratan_menyebutUjiYangAda(t *testing.T) {
	dasartest.SebutUjiYangAda(t, "REQUIREMENTS.md", 80, ".", "../examples/server")
}
