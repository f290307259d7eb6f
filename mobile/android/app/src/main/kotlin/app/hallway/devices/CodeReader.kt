package app.hallway.devices

import com.google.zxing.Binarizer
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.GlobalHistogramBinarizer
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader

/**
 * Finds the QR code in a picture of a camera and reads its text. It sees brightness alone: one byte for each point, row after row,
 * [rowStride] bytes from the beginning of one row to that of the next.
 */
class CodeReader {
    private val reader = QRCodeReader()
    private val hints = mapOf(DecodeHintType.TRY_HARDER to true)

    /** The text of the code; nothing if none is seen, or not sharp enough to be read whole. */
    fun read(brightness: ByteArray, width: Int, height: Int, rowStride: Int = width): String? {
        // The last row of a camera's picture may end with its last point.
        val whole = if (brightness.size < rowStride * height) brightness.copyOf(rowStride * height) else brightness
        val source = source(whole, width, height, rowStride)
        // The first tells light from dark place by place, as under a lamp; the second over the whole picture, as in dim light; the
        // third at half the size, where grain is averaged. What one of 150 codes is lost to, the next picture mends.
        return read(HybridBinarizer(source))
            ?: read(GlobalHistogramBinarizer(source))
            ?: read(HybridBinarizer(source(halved(whole, width, height, rowStride), width / 2, height / 2, width / 2)))
    }

    private fun source(brightness: ByteArray, width: Int, height: Int, rowStride: Int) =
        PlanarYUVLuminanceSource(brightness, rowStride, height, 0, 0, width, height, false)

    /** The picture at half its width and height: each point the mean of four. */
    private fun halved(brightness: ByteArray, width: Int, height: Int, rowStride: Int): ByteArray {
        val half = ByteArray((width / 2) * (height / 2))
        for (y in 0 until height / 2) for (x in 0 until width / 2) {
            val at = 2 * y * rowStride + 2 * x
            val above = brightness.light(at) + brightness.light(at + 1)
            val below = brightness.light(at + rowStride) + brightness.light(at + rowStride + 1)
            half[y * (width / 2) + x] = ((above + below) / 4).toByte()
        }
        return half
    }

    private fun ByteArray.light(at: Int): Int = get(at).toInt() and 255

    private fun read(picture: Binarizer): String? = try {
        reader.decode(BinaryBitmap(picture), hints).text
    } catch (none: ReaderException) {
        null
    } finally {
        reader.reset()
    }
}
