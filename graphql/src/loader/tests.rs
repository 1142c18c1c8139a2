use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

fn counting(reads: &Arc<AtomicUsize>) -> Loader<i64, i64> {
    let reads = reads.clone();
    Loader::new(move |keys: Vec<i64>| {
        let reads = reads.clone();
        async move {
            reads.fetch_add(1, Ordering::SeqCst);
            tokio::task::yield_now().await;
            if keys.contains(&13) {
                return Err(Error::internal("thirteen"));
            }
            Ok(keys
                .into_iter()
                .filter(|key| key % 2 == 0)
                .map(|key| (key, key * 10))
                .collect())
        }
    })
}

#[tokio::test]
async fn what_is_asked_for_at_the_same_time_is_read_at_once() {
    let reads = Arc::new(AtomicUsize::new(0));
    let loader = counting(&reads);
    let (a, b, c, many) = tokio::join!(loader.one(2), loader.one(3), loader.one(2), loader.many(&[4, 5, 6]));
    assert_eq!((a.ok(), b.ok(), c.ok()), (Some(Some(20)), Some(None), Some(Some(20))));
    assert_eq!(many.ok(), Some(vec![Some(40), None, Some(60)]));
    assert_eq!(reads.load(Ordering::SeqCst), 1);
    assert_eq!(loader.many(&[3, 4]).await.ok(), Some(vec![None, Some(40)]));
    assert_eq!(reads.load(Ordering::SeqCst), 1, "what is known is not read again");
    loader.know([(8, 1)]);
    assert_eq!(loader.one(8).await.ok(), Some(Some(1)));
    assert_eq!(reads.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_failure_is_shared_and_a_later_read_tries_again() {
    let reads = Arc::new(AtomicUsize::new(0));
    let loader = counting(&reads);
    let (a, b) = tokio::join!(loader.one(13), loader.one(2));
    let (Err(a), Err(b)) = (a, b) else { panic!("both fail") };
    assert!(Arc::ptr_eq(&a, &b));
    assert_eq!(loader.one(2).await.ok(), Some(Some(20)));
    assert_eq!(reads.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_reader_that_is_dropped_leaves_its_work_to_the_others() {
    let reads = Arc::new(AtomicUsize::new(0));
    let loader = counting(&reads);
    let mut first = Box::pin(loader.one(2));
    let mut second = Box::pin(loader.one(4));
    // Polls both until the first has begun to read.
    while reads.load(Ordering::SeqCst) == 0 {
        std::future::poll_fn(|cx| {
            let _ = first.as_mut().poll(cx).is_ready();
            let _ = second.as_mut().poll(cx).is_ready();
            std::task::Poll::Ready(())
        })
        .await;
        tokio::task::yield_now().await;
    }
    drop(first);
    assert_eq!(second.await.ok(), Some(Some(40)));
}
