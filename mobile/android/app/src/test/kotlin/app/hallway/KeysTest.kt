package app.hallway

import app.hallway.keys.WrappedKeyStore
import app.hallway.keys.WrappingKey
import app.hallway.kit.KeyNotKept
import app.hallway.kit.KeyUnreachable
import app.hallway.kit.Trouble
import java.io.File
import java.nio.file.Files
import java.security.InvalidKeyException
import java.security.KeyStoreException
import java.security.ProviderException
import java.security.UnrecoverableKeyException
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test

/** What wraps the secrets, in the place of the phone's keystore. */
internal class KeysOfTheJvm : WrappingKey {
    val keys = mutableMapOf<String, SecretKey>()

    /** What the keystore throws instead of an answer. */
    var throws: Exception? = null

    override fun find(name: String): SecretKey? {
        throws?.let { throw it }
        return keys[name]
    }

    override fun make(name: String): SecretKey =
        KeyGenerator.getInstance("AES").apply { init(256) }.generateKey().also { keys[name] = it }
}

/** The wrapping of the secrets, with keys of the JVM in the place of the phone's keystore. */
class KeysTest {
    private val folder: File = Files.createTempDirectory("keys").toFile()
    private val secret = ByteArray(32) { it.toByte() }

    @Test
    fun `a secret is read again with the same key, and stands nowhere in plain`() {
        val wrap = KeysOfTheJvm()
        WrappedKeyStore(folder, wrap).write("journal", secret)
        assertArrayEquals(secret, WrappedKeyStore(folder, wrap).read("journal"))
        assertNull(WrappedKeyStore(folder, wrap).read("device"))
        val kept = folder.listFiles()!!.single().readBytes().toList()
        assertFalse(kept.windowed(8).any { it == secret.toList().subList(0, 8) })
    }

    @Test
    fun `without its key, with another one, cut short or in another's place, a secret is gone and nothing is thrown`() {
        val wrap = KeysOfTheJvm()
        val store = WrappedKeyStore(folder, wrap)
        store.write("journal", secret)
        File(folder, "journal").copyTo(File(folder, "device"))
        assertNull("in another's place", store.read("device"))
        assertNull("no key", WrappedKeyStore(folder, KeysOfTheJvm()).read("journal"))
        val other = KeysOfTheJvm().apply { wrap.keys.keys.forEach(::make) }
        assertNull("another key", WrappedKeyStore(folder, other).read("journal"))
        val whole = File(folder, "journal").readBytes()
        for (length in listOf(0, 1, 20, whole.size - 1)) {
            File(folder, "journal").writeBytes(whole.copyOf(length))
            assertNull("cut to $length", store.read("journal"))
        }
    }

    @Test
    fun `a secret that the phone has no room for is said to be just that, and can be kept later`() {
        val full = File(folder, "full").apply { writeText("no folder") }
        val store = WrappedKeyStore(full, KeysOfTheJvm())
        val trouble = Trouble.of(assertThrows(KeyNotKept::class.java) { store.write("journal", secret) })
        assertEquals(Trouble.Kind.TRY_AGAIN, trouble.kind)
        assertTrue(trouble.sentence, "Make room" in trouble.sentence)
        full.delete()
        store.write("journal", secret)
        assertArrayEquals(secret, store.read("journal"))
    }

    @Test
    fun `a key that the keystore cannot give back is gone, and a keystore that does not answer is asked again`() {
        val wrap = KeysOfTheJvm()
        val store = WrappedKeyStore(folder, wrap)
        store.write("journal", secret)
        wrap.throws = UnrecoverableKeyException()
        assertNull(store.read("journal"))
        for (silent in listOf(ProviderException("busy"), KeyStoreException(), InvalidKeyException())) {
            wrap.throws = silent
            val trouble = Trouble.of(assertThrows(KeyUnreachable::class.java) { store.read("journal") })
            assertEquals(Trouble.Kind.TRY_AGAIN, trouble.kind)
            assertTrue(trouble.sentence, "Nothing was changed" in trouble.sentence && "ry again" in trouble.sentence)
        }
        wrap.throws = null
        assertArrayEquals(secret, store.read("journal"))
    }
}
