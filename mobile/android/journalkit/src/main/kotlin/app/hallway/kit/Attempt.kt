package app.hallway.kit

/** What came of something that was tried: an answer, or the trouble in its way. */
internal sealed interface Attempt<out T> {
    class Came<T>(val answer: T) : Attempt<T>

    class Failed(val trouble: Trouble) : Attempt<Nothing>

    fun onSuccess(then: (T) -> Unit) {
        if (this is Came) then(answer)
    }

    fun fold(came: (T) -> Unit, failed: (Trouble) -> Unit) = when (this) {
        is Came -> came(answer)
        is Failed -> failed(trouble)
    }
}

internal suspend fun <T> attempt(call: suspend () -> T): Attempt<T> = try {
    Attempt.Came(call())
} catch (thrown: Exception) {
    Attempt.Failed(Trouble.of(thrown))
}
