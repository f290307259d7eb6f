package app.hallway.keys

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import app.hallway.kit.KeyStore
import java.io.File
import java.io.IOException
import java.security.GeneralSecurityException
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/**
 * Keeps each secret in a file of [folder], wrapped by a key that never leaves the phone's keystore: AES-GCM, in the separate chip
 * where the phone has one. The files are of no use on another phone, or after the keystore lost its key.
 */
class WrappedKeyStore(private val folder: File, private val wrap: WrappingKey = AndroidWrappingKey) : KeyStore {
    override fun read(name: String): ByteArray? {
        val file = File(folder, name)
        val key = wrap.find()
        if (!file.exists() || key == null) return null
        val bytes = file.readBytes()
        if (bytes.size < IV + TAG_BITS / 8) return null
        return try {
            val cipher = Cipher.getInstance(TRANSFORMATION)
            cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(TAG_BITS, bytes, 0, IV))
            cipher.updateAAD(name.toByteArray())
            cipher.doFinal(bytes, IV, bytes.size - IV)
        } catch (lost: GeneralSecurityException) {
            null
        }
    }

    override fun write(name: String, secret: ByteArray) {
        val cipher = Cipher.getInstance(TRANSFORMATION)
        cipher.init(Cipher.ENCRYPT_MODE, wrap.find() ?: wrap.make())
        cipher.updateAAD(name.toByteArray())
        val wrapped = cipher.iv + cipher.doFinal(secret)
        folder.mkdirs()
        // Whole or not at all: half a key would be none.
        val half = File(folder, "$name.half")
        half.outputStream().use {
            it.write(wrapped)
            it.fd.sync()
        }
        if (!half.renameTo(File(folder, name))) throw IOException("the key could not be kept")
    }

    private companion object {
        const val TRANSFORMATION = "AES/GCM/NoPadding"
        const val TAG_BITS = 128
        const val IV = 12
    }
}

/** The key that wraps the secrets. */
interface WrappingKey {
    /** The key; nothing if there is none any more. */
    fun find(): SecretKey?

    /** A new key in the place of an old one. */
    fun make(): SecretKey
}

/** In Android's keystore. */
object AndroidWrappingKey : WrappingKey {
    private const val STORE = "AndroidKeyStore"
    private const val NAME = "hallway"

    override fun find(): SecretKey? {
        val store = java.security.KeyStore.getInstance(STORE).apply { load(null) }
        return store.getKey(NAME, null) as SecretKey?
    }

    override fun make(): SecretKey {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) {
            try {
                return generate(inSeparateChip = true)
            } catch (none: StrongBoxUnavailableException) {
                // Most phones have none.
            }
        }
        return generate(inSeparateChip = false)
    }

    private fun generate(inSeparateChip: Boolean): SecretKey {
        val purposes = KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT
        val spec = KeyGenParameterSpec.Builder(NAME, purposes)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setKeySize(256)
        if (inSeparateChip && Build.VERSION.SDK_INT >= Build.VERSION_CODES.P) spec.setIsStrongBoxBacked(true)
        val generator = KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, STORE)
        generator.init(spec.build())
        return generator.generateKey()
    }
}
